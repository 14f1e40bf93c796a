import type { ComponentChildren } from 'preact';

/** A form that is sent by the page, not by the browser. */
export function SendForm({
  class: name = 'form',
  send,
  children,
}: {
  readonly class?: string;
  readonly send: () => unknown;
  readonly children: ComponentChildren;
}) {
  return (
    <form
      class={name}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {children}
    </form>
  );
}
