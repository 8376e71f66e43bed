import { hashUnit } from '../basis/random.ts';
import type { Canvas } from './canvas.ts';
import type { Picture } from './geotiff.ts';
import type { Season } from './season.ts';

/** Light, haze, the slight softness of a real lens and a trace of sensor noise; floats to bytes. */
export function develop({ width, height, rgb }: Canvas, season: Season): Picture {
  const data = new Uint8Array(width * height * 3);
  for (let r = 0; r < height; r++) {
    const up = r > 0 ? -width : 0;
    const down = r + 1 < height ? width : 0;
    for (let c = 0; c < width; c++) {
      const at = r * width + c;
      const left = c > 0 ? -1 : 0;
      const right = c + 1 < width ? 1 : 0;
      const grain = (hashUnit(c, r, 991) - 0.5) * 2.4;
      for (let k = 0; k < 3; k++) {
        const i = at * 3 + k;
        const around = rgb[i + up * 3]! + rgb[i + down * 3]! + rgb[i + left * 3]! + rgb[i + right * 3]!;
        const value = (rgb[i]! * 0.72 + around * 0.07) * season.gain[k]! + season.haze + grain;
        data[i] = Math.max(0, Math.min(255, Math.round(value)));
      }
    }
  }
  return { width, height, data };
}
