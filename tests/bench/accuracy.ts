import { closure, oracles } from './accuracy/oracles.ts';
import { geodesicSquareAgreement, straightEdgeTable } from './accuracy/straightEdge.ts';

/** How right the areas are: against exact arithmetic and GEOS, closure, and what "straight edge" is worth. */
export async function run(): Promise<unknown> {
  return {
    overlay: await oracles(),
    closure: closure(),
    straightEdges: straightEdgeTable(),
    geodesicSquareAgainstGeographicLib: geodesicSquareAgreement(10_000),
  };
}
