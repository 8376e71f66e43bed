import type { Preview } from '../../../api/uploads.ts';
import type { Choices } from './choices.ts';

/** A matter that the file leaves open: what is asked, and why it has to be. */
export type Question = { ask: string; why: string | null };

/** What every section of the preview is given. */
export type PartProps = {
  preview: Preview;
  choices: Choices;
  choose: (next: Choices) => void;
  /** Put at the head of the section, where the file leaves the matter open. */
  question?: Question;
};
