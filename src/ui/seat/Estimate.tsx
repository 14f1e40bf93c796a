import { act, toEstimate } from './state.js';

const STEPS = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100];

/** Asks for one’s own estimate, after the choice and on an empty scale. */
export function AskedEstimate() {
  const about = toEstimate.value;
  if (about === null) return null;
  const give = async (meant: number | null) => {
    toEstimate.value = null;
    if (meant !== null) await act({ type: 'estimate', case: about.case, meant: meant / 100 });
  };
  return (
    <div class="ask">
      <h3 id="estimate">How likely was it meant?</h3>
      <p class="sub">
        {about.says} Your own estimate, in per cent. It changes nothing, and comes back in the debrief without your
        name.
      </p>
      <div class="scale" role="group" aria-labelledby="estimate">
        {STEPS.map((step) => (
          <button key={step} type="button" aria-label={`${step} per cent`} onClick={() => void give(step)}>
            {step}
          </button>
        ))}
      </div>
      <div class="row between note">
        <span>surely not</span>
        <button type="button" class="quiet" onClick={() => void give(null)}>
          I would rather not say
        </button>
        <span>surely meant</span>
      </div>
    </div>
  );
}
