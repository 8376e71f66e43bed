import type { OverviewGroup } from '../../domain/overview.ts';
import { useTr } from '../text/lang.tsx';
import { FigureValue, unitOf } from './FigureValue.tsx';
import type { Figure } from './figures.ts';
import { messages } from './messages.ts';
import styles from './overview.module.css';

type Props = {
  figures: readonly Figure[];
  total: OverviewGroup;
  title: string;
  missingLayer: (figure: Figure) => string | undefined;
  onOpen: (figure: Figure) => void;
};

/** The headline figures of the whole range, each with its unit and each a way to its patches. */
export function Headline({ figures, total, title, missingLayer, onOpen }: Props) {
  const tr = useTr();
  return (
    <dl className={styles.headline} aria-label={title}>
      {figures.map((figure) => (
        <div key={figure.id} className={styles.tile}>
          <dt title={figure.hint && tr(figure.hint)}>{tr(figure.name)}</dt>
          <dd>
            <FigureValue
              figure={figure}
              group={total}
              groupName={tr(messages.whole)}
              missingLayer={missingLayer(figure)}
              onOpen={() => onOpen(figure)}
            />
            {figure.unit !== 'rate' && <span className="unit">{tr(unitOf(figure))}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
