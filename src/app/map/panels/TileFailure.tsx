import type { Catalog } from '../../../api/catalog.ts';
import { useLang, useTr } from '../../text/lang.tsx';
import { mapMessages } from '../messages.ts';
import { useController, useSnapshot } from '../useMap.ts';

/** Says quietly which layers have gaps, and tries again on request. */
export function TileFailure({ catalog }: { catalog: Catalog }) {
  const tr = useTr();
  const { lang } = useLang();
  const controller = useController();
  const { failed } = useSnapshot();
  if (failed.length === 0) return null;
  const nameOf = (source: string) => {
    if (source.startsWith('image-')) return `${tr(mapMessages.imagery)} ${source.slice(6)}`;
    if (source.startsWith('zone-'))
      return catalog.layers.find((layer) => layer.kind === source.slice(5))?.name[lang] ?? source.slice(5);
    return tr(mapMessages.patches);
  };
  const names = [...new Set(failed.map(nameOf))].join(lang === 'zh' ? '、' : ', ');
  return (
    <div className="map-failure" role="status">
      <span>{tr(mapMessages.tilesFailed, { names })}</span>
      <button type="button" onClick={controller.retry}>
        {tr(mapMessages.retry)}
      </button>
    </div>
  );
}
