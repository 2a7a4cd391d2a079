/**
 * What a typed value means, whatever file it is in. `value` is certain. `unclear` says why there is none, or why it lacks a part:
 * one sentence and, after a line break, what to do. Neither is present for an empty value or a placeholder such as “n/a”.
 *
 * Records ask the editor about everything unclear; bibliographies leave it out and list it.
 */
export interface Meaning<T> {
  readonly value?: T;
  readonly unclear?: string;
}
