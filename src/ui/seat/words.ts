import { card } from './state.js';

/** The text with a capital first letter. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The title of an office of this seat. */
export function titleOf(office: string): string {
  return card.value?.offices.find(({ id }) => id === office)?.title ?? office;
}
