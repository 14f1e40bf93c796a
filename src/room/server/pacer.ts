import type { ClockMessage } from '../protocol/serverMessages.js';
import { clock } from '../../telling/index.js';
import type { Keep, Session } from '../session/session.js';

const TICK = 200;
/** Milliseconds after which a running clock is written down again. */
const NOTE_EVERY = 5000;

/** What the pacer asks before time passes. */
interface Around {
  /** whether a program is thinking */
  readonly isBusy: () => boolean;
  /** when the next delayed answer of a program is due */
  readonly nextDue: () => number;
  /** gives the answers that are due, and puts new asks to programs */
  readonly serve: () => void;
  readonly changed: () => void;
  readonly failed: (error: unknown) => void;
}

/** Lets game time pass while real time does. Stops where people are asked, unless the facilitator wants it to go on. */
export class Pacer {
  speed = 60;
  private mode: 'paused' | 'running' | 'next' = 'paused';
  /** game seconds that have passed since the clock moved */
  private carried = 0;
  private until = Infinity;
  /** asks during which time passes all the same */
  private ignored = new Set<number>();
  private timer: NodeJS.Timeout | null = null;
  private noted = 0;

  constructor(
    private readonly session: Session,
    private readonly keep: Keep,
    private readonly around: Around,
  ) {}

  get message(): ClockMessage {
    const { now, state, scenario } = this.session;
    return {
      type: 'clock',
      at: now.now,
      when: clock(scenario.start, now.now),
      mode: now.hasEnded || state.stage !== 'play' ? 'over' : state.stoppedBy !== null ? 'stopped' : this.shown(),
      speed: this.speed,
    };
  }

  run(speed: number): void {
    this.speed = speed;
    this.start('running', Infinity);
  }

  /** Lets time pass at once, until people are asked or until this second. */
  goTo(until: number): void {
    this.start('next', until);
    this.tick();
  }

  pause(): void {
    this.mode = 'paused';
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
  }

  private shown(): 'paused' | 'running' | 'waiting' {
    if (this.waits) return 'waiting';
    return this.mode === 'paused' ? 'paused' : 'running';
  }

  /** Whether people are asked something for which the clock stops. */
  private get waits(): boolean {
    return this.session.state.stops && this.session.askedOfPeople().some(({ ask }) => !this.ignored.has(ask));
  }

  private start(mode: 'running' | 'next', until: number): void {
    this.ignored = new Set(this.session.now.pending().map(({ ask }) => ask));
    this.mode = mode;
    this.until = until;
    this.carried = 0;
    this.timer ??= setInterval(() => this.tick(), TICK);
  }

  private tick(): void {
    try {
      if (this.mode === 'running') this.runOn();
      else if (this.mode === 'next') this.hurry();
    } catch (error) {
      this.pause();
      this.around.failed(error);
    }
    if (this.session.state.stoppedBy !== null || this.session.now.hasEnded) this.pause();
    this.around.changed();
  }

  private runOn(): void {
    if (this.waits || this.around.isBusy()) return;
    this.carried += (this.speed * TICK) / 1000;
    const whole = Math.floor(this.carried);
    this.carried -= whole;
    const wanted = this.session.now.now + whole;
    while (this.session.now.now < wanted && !this.session.now.hasEnded && !this.around.isBusy()) {
      const why = this.session.advance(Math.min(wanted, this.around.nextDue()), null);
      this.around.serve();
      if (why === 'ask' && this.waits) break;
    }
    const time = Date.now();
    if (time - this.noted < NOTE_EVERY && !this.waits && !this.session.now.hasEnded) return;
    this.noted = time;
    this.session.noteClock(this.keep);
  }

  private hurry(): void {
    while (!this.around.isBusy()) {
      if (this.waits || this.session.now.hasEnded || this.session.now.now >= this.until) return this.arrive();
      this.session.advance(Math.min(this.until, this.around.nextDue()), null);
      this.around.serve();
    }
  }

  private arrive(): void {
    this.pause();
    this.session.noteClock(this.keep);
  }
}
