/**
 * The displacements of Chinese web maps. GCJ-02 (国测局坐标, 高德, 腾讯) shifts WGS 84, which for this purpose is
 * CGCS2000, by 300–600 m with a published polynomial of the Krasovsky ellipsoid; BD-09 (百度) shifts GCJ-02 once more.
 * Neither is a datum. Used to recognise shifted data, never to correct it silently.
 */
export type ShiftSystem = 'gcj02' | 'bd09';
export type LonLat = [lon: number, lat: number];

/** Krasovsky 1940, as the published formula has it. */
const A = 6_378_245;
const E2 = 0.006_693_421_622_965_943;
const RAD = Math.PI / 180;

/** Where a place of WGS 84 or CGCS2000 lies on a GCJ-02 map. */
export function toGcj02([lon, lat]: LonLat): LonLat {
  const [dLon, dLat] = offset(lon, lat);
  return [lon + dLon, lat + dLat];
}

/** The place that a GCJ-02 map shows there: the inverse, by iteration, to 1e-10 degrees. */
export function fromGcj02(shifted: LonLat): LonLat {
  let [lon, lat] = shifted;
  for (let round = 0; round < 10; round++) {
    const [x, y] = toGcj02([lon, lat]);
    const [dLon, dLat] = [shifted[0] - x, shifted[1] - y];
    lon += dLon;
    lat += dLat;
    if (Math.abs(dLon) < 1e-11 && Math.abs(dLat) < 1e-11) break;
  }
  return [lon, lat];
}

/** From GCJ-02 to BD-09. */
export function toBd09FromGcj02([x, y]: LonLat): LonLat {
  const z = Math.hypot(x, y) + 0.00002 * Math.sin(y * RAD * 3000);
  const theta = Math.atan2(y, x) + 0.000003 * Math.cos(x * RAD * 3000);
  return [z * Math.cos(theta) + 0.0065, z * Math.sin(theta) + 0.006];
}

/** Where a place of WGS 84 or CGCS2000 lies on a BD-09 map. */
export function toBd09(place: LonLat): LonLat {
  return toBd09FromGcj02(toGcj02(place));
}

/** The place that a BD-09 map shows there: the inverse, by iteration, to 1e-9 degrees. */
export function fromBd09(shifted: LonLat): LonLat {
  let guess = fromGcj02([shifted[0] - 0.0065, shifted[1] - 0.006]);
  for (let round = 0; round < 20; round++) {
    const [x, y] = toBd09(guess);
    const [dLon, dLat] = [shifted[0] - x, shifted[1] - y];
    guess = [guess[0] + dLon, guess[1] + dLat];
    if (Math.abs(dLon) < 1e-10 && Math.abs(dLat) < 1e-10) break;
  }
  return guess;
}

/** The place that a map of this system shows at a position. */
export function unshift(system: ShiftSystem, shifted: LonLat): LonLat {
  return system === 'gcj02' ? fromGcj02(shifted) : fromBd09(shifted);
}

function offset(lon: number, lat: number): LonLat {
  const [x, y] = [lon - 105, lat - 35];
  const sines = (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * (2 / 3);
  const waves = (t: number, a: number, b: number, c: number, d: number, e: number) =>
    ((a * Math.sin(t * Math.PI) + b * Math.sin((t / 3) * Math.PI)) * 2) / 3 +
    ((c * Math.sin((t / 12) * Math.PI) + d * Math.sin((t * Math.PI) / e)) * 2) / 3;
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * Math.sqrt(Math.abs(x)) +
    sines +
    waves(y, 20, 40, 160, 320, 30);
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * Math.sqrt(Math.abs(x)) +
    sines +
    waves(x, 20, 40, 150, 300, 30);
  const sin = Math.sin(lat * RAD);
  const w2 = 1 - E2 * sin * sin;
  const w = Math.sqrt(w2);
  return [east / ((A / w) * Math.cos(lat * RAD) * RAD), north / (((A * (1 - E2)) / (w2 * w)) * RAD)];
}
