import { percent } from '../../text/format.ts';
import { useTr } from '../../text/lang.tsx';
import { previewMessages as m } from './messages.ts';
import preview from './preview.module.css';

/** How many of the shapes fall into the county, said so that all and none cannot be missed. */
export function CountyShare(props: { inside: number | null; features: number; county: string }) {
  const tr = useTr();
  const { inside, features, county } = props;
  if (inside === null || features === 0) return null;
  if (inside === 0) return <p className={preview.bad}>✕ {tr(m.inCountyNone, { county })}</p>;
  if (inside === features) return <p className={preview.good}>✓ {tr(m.inCountyAll, { county })}</p>;
  return <p>{tr(m.inCounty, { county, share: percent(inside / features) })}</p>;
}
