import { codeSystemOf } from '../../domain/codeSystem.ts';
import type { CodeSystem } from '../../domain/landClassTables.ts';
import type { LayerKind } from '../../domain/layerKind.ts';

/** Gathers the land classes of a layer as its zones come in, and tells which code list they are of. */
export class ClassCensus {
  readonly #kind: LayerKind;
  readonly #classes = new Map<string, { code: string; name: string }>();

  constructor(kind: LayerKind) {
    this.#kind = kind;
  }

  note({ classCode: code, className: name }: { classCode: string; className: string }): void {
    const key = `${code}\0${name}`;
    if (!this.#classes.has(key)) this.#classes.set(key, { code, name });
  }

  /** The third survey's for a layer that has no land classes. */
  codeSystem(fields: readonly string[]): CodeSystem {
    return this.#kind === 'landUse' ? codeSystemOf([...this.#classes.values()], fields) : 'survey3';
  }
}
