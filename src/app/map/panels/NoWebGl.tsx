import { useTr } from '../../text/lang.tsx';
import { mapMessages } from '../messages.ts';

/** In place of the map where the browser cannot draw one. */
export function NoWebGl() {
  const tr = useTr();
  return (
    <div className="map-none" role="status">
      <h2>{tr(mapMessages.noWebGl)}</h2>
      <p>{tr(mapMessages.noWebGlHow)}</p>
    </div>
  );
}
