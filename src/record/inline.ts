/**
 * The lightly marked-up text of titles and abstracts: strings, marks around more of it, and formulas.
 */
export type Text = readonly Inline[];
export type Inline = string | Marked | Formula;
export type Marked = { readonly mark: Mark; readonly children: Text };
/** TeX that can be typeset. */
export type Formula = { readonly math: string };
export type Mark = 'i' | 'b' | 'sub' | 'sup' | 'sc';

/** Appends to a text under construction, so that strings are never adjacent or empty. */
export function append(to: Inline[], ...inlines: Text): void {
  for (const inline of inlines) {
    const last = to.at(-1);
    if (inline === '') continue;
    if (typeof inline === 'string' && typeof last === 'string') to[to.length - 1] = last + inline;
    else to.push(inline);
  }
}
