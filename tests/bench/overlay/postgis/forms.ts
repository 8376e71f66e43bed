import { availableParallelism } from 'node:os';

/** A way to ask PostGIS for the areas: a condition of the join, and the area of a pair. */
export type Form = { name: string; on: string; area: string };

const INTERSECTION = 'ST_Area(ST_Intersection(p.g, z.g))';
const UNLESS_COVERED = `CASE WHEN ST_CoveredBy(p.g, z.g) THEN ST_Area(p.g) ELSE ${INTERSECTION} END`;

/** The ways that people who know PostGIS use; which is the fastest depends on the shapes, so all are tried. */
export const FORMS: readonly Form[] = [
  { name: 'boxes meet', on: 'p.g && z.g', area: INTERSECTION },
  { name: 'ST_Intersects', on: 'ST_Intersects(p.g, z.g)', area: INTERSECTION },
  { name: 'ST_Intersects, ST_CoveredBy first', on: 'ST_Intersects(p.g, z.g)', area: UNLESS_COVERED },
];

/** A form on a table of zones with so many parallel workers beside the leading process. */
export type Query = { form: Form; table: string; isSubdivided: boolean; workers: number };

/** The numbers of workers worth trying: the leader works too, so one a core and one fewer. */
export function workerCounts(): number[] {
  const cores = availableParallelism();
  return cores > 1 ? [cores - 1, cores] : [1];
}

/** The query as a statement that keeps its answer in table `answer`, and the settings to make first. */
export function sqlOf({ form, table, isSubdivided, workers }: Query): { before: string; create: string } {
  const area = isSubdivided ? `sum(${form.area})` : form.area;
  const group = isSubdivided ? 'GROUP BY p.id, z.id' : '';
  return {
    before: `
      ALTER TABLE patch SET (parallel_workers = ${workers});
      ALTER TABLE ${table} SET (parallel_workers = ${workers});
      SET max_parallel_workers_per_gather = ${workers};
      -- with a single zone the planner would keep it aside, and then work alone
      SET enable_material = off;
      DROP TABLE IF EXISTS answer;`,
    create: `CREATE UNLOGGED TABLE answer AS
      SELECT p.id AS patch, z.id AS zone, ${area} AS area_m2 FROM patch p JOIN ${table} z ON ${form.on} ${group};`,
  };
}

export function nameOf({ form, table, workers }: Query): string {
  return `${table}, ${form.name}, ${workers} workers`;
}
