import { readFileSync } from 'node:fs';
import type { Vocabulary } from '../domain/verdict.ts';
import type { Store } from '../store/store.ts';

const FILES = ['vocabulary.json'];

/** Adds the vocabularies that come with the program and the store does not have yet. Versions are never changed. */
export async function addVocabularies(store: Store): Promise<void> {
  for (const file of FILES) {
    const path = new URL(`../../data/reference/${file}`, import.meta.url);
    await store.meta.addVocabulary(JSON.parse(readFileSync(path, 'utf8')) as Vocabulary);
  }
}
