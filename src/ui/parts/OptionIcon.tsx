const SHAPES: Readonly<Record<string, string>> = {
  nothing: 'M3 4V12M13 4V12M3 8H13',
  call: 'M2.5 11C3 5 13 5 13.5 11M1.5 11.5H4.5M11.5 11.5H14.5',
  posture: 'M3 8L8 3.5L13 8M3 13L8 8.5L13 13',
  signal: 'M8 2.5V9.5M8 12.8V13.2',
  explain: 'M2.5 3.5H13.5V10.5H7L4.5 13V10.5H2.5Z',
  admit: 'M2.5 3.5H13.5V10.5H7L4.5 13V10.5H2.5Z',
  deny: 'M2.5 3.5H13.5V10.5H7L4.5 13V10.5H2.5Z',
  widen: 'M8 8L3 3M8 8L13 3M8 8L3 13M8 8L13 13',
  coerce: 'M8 2.5V9.5M8 12.8V13.2',
};

/** The sign of what an option does. */
export function OptionIcon({ does }: { readonly does: string | undefined }) {
  return (
    <svg class="icon" width="15" height="15" viewBox="0 0 16 16" aria-hidden="true">
      {does === 'strike' ? (
        <path class="full" d="M8 3L13.5 13H2.5Z" />
      ) : (
        <path d={SHAPES[does ?? ''] ?? 'M8 5V11M5 8H11'} />
      )}
    </svg>
  );
}
