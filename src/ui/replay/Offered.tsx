/** What the page offers to open, as the command that serves it wrote it. */
interface Offer {
  readonly heading: string;
  readonly items: readonly OfferedItem[];
}

interface OfferedItem {
  readonly title: string;
  readonly about: string;
  readonly links: readonly { readonly words: string; readonly href: string }[];
}

/** The list in the page; null if it has none. */
export function offered(): Offer | null {
  const text = document.getElementById('offer')?.textContent ?? '';
  if (text === '') return null;
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes)) as Offer;
}

/** A list of scenarios or run files. */
export function Offered({ offer: { heading, items } }: { readonly offer: Offer }) {
  return (
    <section class="offered">
      <h2>{heading}</h2>
      {items.length === 0 && <p>There is none.</p>}
      <ul>
        {items.map(({ title, about, links }) => (
          <li key={title}>
            <h3>{title}</h3>
            <p class="sub">{about}</p>
            <p class="buttons">
              {links.map(({ words, href }) => (
                <a key={href} class="button" href={href}>
                  {words}
                </a>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
