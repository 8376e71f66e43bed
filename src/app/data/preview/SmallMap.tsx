import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { LonLatBox } from '../../map/contract.ts';
import { useTr } from '../../text/lang.tsx';
import { useWorkspace } from '../../workspace.ts';
import { countyRingsQuery } from './countyRings.ts';
import { previewMessages as m } from './messages.ts';
import styles from './place.module.css';
import { boxRect, ringsPath, viewOver } from './smallMap.ts';

type Props = {
  /** Where the data lies, and its outlines. */
  box: LonLatBox | null;
  outline: readonly (readonly number[])[];
  /** Where it would lie by the choice that is looked at. */
  tried: LonLatBox | null;
};

/** The data over the county, small: enough to see whether it lies where it ought to. */
export function SmallMap({ box, outline, tried }: Props) {
  const tr = useTr();
  const { catalog } = useWorkspace();
  const county = catalog.county.bbox as LonLatBox;
  const rings = useQuery(countyRingsQuery(catalog)).data;
  const view = useMemo(() => viewOver([county, box, tried]), [county, box, tried]);
  const ground = useMemo(() => view && rings && ringsPath(rings, view), [rings, view]);
  const data = useMemo(() => view && ringsPath(outline, view), [outline, view]);
  if (!view) return null;
  return (
    <svg
      className={styles.smallMap}
      viewBox={`0 0 ${view.width.toFixed(0)} ${view.height.toFixed(0)}`}
      role="img"
      aria-label={tr(box || tried ? m.smallMap : m.smallMapEmpty, { county: catalog.county.name })}
    >
      {ground ? (
        <path className={styles.county} d={ground} />
      ) : (
        <rect className={styles.county} {...boxRect(county, view)} />
      )}
      {data && <path className={styles.data} d={data} />}
      {box && <rect className={styles.dataBox} {...boxRect(box, view)} />}
      {tried && <rect className={styles.tried} {...boxRect(tried, view)} />}
    </svg>
  );
}
