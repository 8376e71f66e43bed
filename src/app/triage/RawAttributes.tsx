import { useTr } from '../text/lang.tsx';
import { triageMessages as m } from './messages.ts';

/** The attributes of the issue as they came: original names, original values. */
export function RawAttributes({ raw }: { raw: Record<string, string | number | null> }) {
  const tr = useTr();
  return (
    <details className="block raw">
      <summary className="block-title">{tr(m.raw)}</summary>
      <dl>
        {Object.entries(raw).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value === null || value === '' ? '—' : `${value}`}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
