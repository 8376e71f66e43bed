import { addProtocol } from 'maplibre-gl';
import { rawTile } from '../patches/patchProtocol.ts';
import { tileRings } from './tileRings.ts';

const SCHEME = 'tuban-outside';
/** Width of the drawn tile in px, and of a vector tile in its own units. */
const SIZE = 512;
const EXTENT = 4096;
let registered = false;

/** Tiles that are white outside the townships of this layer version and clear inside. */
export function outsideTileUrl(versionId: number): string {
  if (!registered) {
    registered = true;
    addProtocol(SCHEME, async ({ url }) => {
      return { data: await draw(await rawTile(`/api/tiles/township/${url.slice(SCHEME.length + 3)}`)) };
    });
  }
  return `${SCHEME}://${versionId}/{z}/{x}/{y}`;
}

/** Drawn, not cut out as a polygon: townships share their edges, and holes that touch cannot be triangulated. */
function draw(townships: Uint8Array): Promise<ImageBitmap> {
  const canvas = new OffscreenCanvas(SIZE, SIZE);
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, SIZE, SIZE);
  pen.globalCompositeOperation = 'destination-out';
  pen.scale(SIZE / EXTENT, SIZE / EXTENT);
  // A hair wider than the outline, so that no seam stays between neighbours.
  pen.lineWidth = EXTENT / SIZE;
  for (const ring of tileRings(townships)) {
    pen.beginPath();
    for (let i = 0; i < ring.length; i += 2) pen.lineTo(ring[i]!, ring[i + 1]!);
    pen.closePath();
    pen.fill();
    pen.stroke();
  }
  return createImageBitmap(canvas);
}
