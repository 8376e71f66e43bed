import { useTr } from '../text/lang.tsx';
import { uiMessages as m } from './messages.ts';

/** A panel while its code or data comes. */
export function PanelSkeleton() {
  const tr = useTr();
  return (
    <div className="panelSkeleton" role="status" aria-label={tr(m.loading)}>
      {[72, 100, 88, 94, 60].map((width) => (
        <div key={width} className="skeleton" style={{ width: `${width}%`, height: 28 }} />
      ))}
    </div>
  );
}
