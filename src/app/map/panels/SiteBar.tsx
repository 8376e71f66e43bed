import { BorderOutlined, EditOutlined, GatewayOutlined } from '@ant-design/icons';
import { useTr } from '../../text/lang.tsx';
import type { Site } from '../contract.ts';
import { mapMessages } from '../messages.ts';
import { useController, useSnapshot } from '../useMap.ts';

/** Modes of drawing and reshaping the planner's site. */
export function SiteBar({ site }: { site: Site }) {
  const tr = useTr();
  const controller = useController();
  const { siteMode } = useSnapshot();
  const canEdit = site.polygon?.type === 'Polygon' && !site.drawing;
  if (!siteMode && !canEdit) return null;
  const hint = {
    polygon: mapMessages.siteHint,
    rectangle: mapMessages.rectangleHint,
    edit: mapMessages.editHint,
  };
  return (
    <div className="map-card map-site" role="toolbar" aria-label={tr(mapMessages.siteBar)}>
      {siteMode !== null && siteMode !== 'edit' && (
        <>
          <button
            type="button"
            className="map-button"
            aria-pressed={siteMode === 'polygon'}
            onClick={() => void controller.setSiteMode('polygon')}
          >
            <GatewayOutlined aria-hidden="true" /> {tr(mapMessages.polygon)}
          </button>
          <button
            type="button"
            className="map-button"
            aria-pressed={siteMode === 'rectangle'}
            onClick={() => void controller.setSiteMode('rectangle')}
          >
            <BorderOutlined aria-hidden="true" /> {tr(mapMessages.rectangle)}
          </button>
        </>
      )}
      {canEdit && (
        <button
          type="button"
          className="map-button"
          aria-pressed={siteMode === 'edit'}
          onClick={() => void controller.setSiteMode(siteMode === 'edit' ? null : 'edit')}
        >
          <EditOutlined aria-hidden="true" />{' '}
          {tr(siteMode === 'edit' ? mapMessages.endEdit : mapMessages.edit)}
        </button>
      )}
      {siteMode && <span className="map-hint">{tr(hint[siteMode])}</span>}
    </div>
  );
}
