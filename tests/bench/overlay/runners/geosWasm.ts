import { geosOracle } from '../../../unit/geo/geosOracle.ts';
import { candidates, sample } from '../candidates.ts';
import { inPlane } from '../plane.ts';
import type { Runner } from '../runner.ts';
import { repeated, timed } from '../timing.ts';

/** Pairs asked: at some 70 µs a pair all of a county would take ten seconds a run, so all are. */
const MOST = 400_000;

export const geosWasm: Runner = {
  title: 'GEOS 3 in WebAssembly (geos-wasm), the area of each intersection, geometries read before',
  async run({ patches, zones }, { runs, giveUpMs }) {
    const geos = await geosOracle();
    const [found, candidatesMs] = await timed(() => candidates(patches, zones));
    const asked = sample(found, MOST);
    const [[a, b], readMs] = await timed(() => [
      patches.map((polygon) => geos.read(inPlane(polygon))),
      zones.map((polygon) => geos.read(inPlane(polygon))),
    ]);
    const areaM2 = new Float64Array(asked.patch.length);
    const [, overlayMs, cpuMs] = await repeated(runs, giveUpMs, () => {
      for (let i = 0; i < areaM2.length; i++) {
        areaM2[i] = geos.intersectionOfReadM2(a[asked.patch[i]], b[asked.zone[i]]);
      }
    });
    return {
      indexMs: candidatesMs + readMs,
      overlayMs,
      cpuMs,
      togetherMs: candidatesMs + readMs + overlayMs,
      ...(asked.patch.length < found.patch.length && { sampled: asked.patch.length }),
      pairs: { ...asked, areaM2 },
      notes: { failed: areaM2.filter(Number.isNaN).length },
    };
  },
};
