import { useState } from 'preact/hooks';
import type { Opened } from '../work/picture.js';
import { hashOf } from './permalink.js';
import * as state from './state.js';
import { clock } from '../../telling/index.js';

/** The command lines and the address that show the same as the page does now. */
export function CommandLines({ run }: { readonly run: Opened }) {
  const { at, seq } = state.cursor.value;
  const office = state.office.value;
  const file = quoted(run.heading.file);
  const when = quoted(clock(run.cast.start, at));
  const command =
    state.why.value !== null
      ? `npx brinkline why ${file} ${state.why.value.target}`
      : office === null
        ? `npx brinkline replay ${file} --until ${when}`
        : `npx brinkline replay ${file} --office ${quoted(office)} --at ${seq === null ? when : quoted(`#${seq}`)}`;
  return (
    <section class="commands noprint">
      <h2>The same elsewhere</h2>
      <CopyLine text={command} label="Copy the command" />
      <CopyLine text={hashOf(state.cursor.value, office)} label="Copy the link to this moment" isLink />
    </section>
  );
}

/** A word for a shell, in quotes where it needs them. */
export function quoted(text: string): string {
  return /^[\w./:@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

export function CopyLine({
  text,
  label,
  isLink = false,
}: {
  readonly text: string;
  readonly label: string;
  readonly isLink?: boolean;
}) {
  const [isCopied, setCopied] = useState('');
  return (
    <p class="copy">
      <code title={text}>{text}</code>
      <button
        class="small"
        aria-label={label}
        onClick={() => {
          const whole = isLink ? `${location.href.replace(/#.*/, '')}${text}` : text;
          copy(whole).then(
            () => setCopied(text),
            () => {},
          );
        }}
      >
        {isCopied === text ? 'Copied' : 'Copy'}
      </button>
    </p>
  );
}

/** Copies a text. A page from a file has no clipboard of its own in some browsers: there a selected field is copied. */
async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
}
