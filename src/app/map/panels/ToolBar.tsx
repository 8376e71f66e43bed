import { MinusOutlined, PlusOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTr } from '../../text/lang.tsx';
import { mapMessages } from '../messages.ts';
import type { ToolId } from '../snapshot.ts';
import { useController, useSnapshot } from '../useMap.ts';
import { AreaIcon, CountyIcon, DistanceIcon } from './icons.tsx';

/** Zoom, whole county, measuring: one column at the right edge. */
export function ToolBar() {
  const tr = useTr();
  const controller = useController();
  const { tool } = useSnapshot();
  const button = (label: string, icon: ReactNode, onClick: () => void, pressed?: boolean) => (
    <button type="button" title={label} aria-label={label} aria-pressed={pressed} onClick={onClick}>
      {icon}
    </button>
  );
  const measure = (id: ToolId, label: string, icon: ReactNode) =>
    button(label, icon, () => controller.setTool(tool === id ? null : id), tool === id);
  return (
    <div className="map-tools" role="toolbar" aria-label={tr(mapMessages.tools)} aria-orientation="vertical">
      <div className="map-tool-group">
        {button(tr(mapMessages.zoomIn), <PlusOutlined aria-hidden="true" />, () => controller.zoomBy(1))}
        {button(tr(mapMessages.zoomOut), <MinusOutlined aria-hidden="true" />, () => controller.zoomBy(-1))}
        {button(tr(mapMessages.county), <CountyIcon />, controller.fitCounty)}
      </div>
      <div className="map-tool-group">
        {measure('distance', tr(mapMessages.distance), <DistanceIcon />)}
        {measure('area', tr(mapMessages.area), <AreaIcon />)}
      </div>
    </div>
  );
}
