import { CheckOutlined, MinusOutlined, QuestionOutlined } from '@ant-design/icons';
import type { Coverage } from '../../api/account.ts';
import { useTr } from '../text/lang.tsx';
import {
  COVERED_AT_LEAST_PERCENT,
  coveredFact,
  FARMLAND_BELOW_MU,
  type Fact,
  farmlandFact,
} from './criteria.ts';
import { accountMessages as m } from './messages.ts';

/** Covered share and uncovered farmland beside the values that reviewers compare with. Facts, no finding. */
export function CoverageFacts({ coverage }: { coverage: Coverage }) {
  const tr = useTr();
  const farmland = farmlandFact(coverage);
  return (
    <dl className="facts-list" title={tr(m.criteriaHow)} aria-label={tr(m.criteria)}>
      <FactLine
        name={tr(m.coveredAtLeast, { n: COVERED_AT_LEAST_PERCENT })}
        value={`${coveredFact(coverage).shown}%`}
        fact={coveredFact(coverage)}
      />
      <FactLine
        name={tr(m.farmlandBelow, { n: FARMLAND_BELOW_MU })}
        value={farmland ? `${farmland.shown} ${tr(m.mu)}` : '—'}
        fact={farmland}
      />
    </dl>
  );
}

function FactLine({ name, value, fact }: { name: string; value: string; fact: Fact | null }) {
  const tr = useTr();
  const Icon = !fact ? QuestionOutlined : fact.reached ? CheckOutlined : MinusOutlined;
  return (
    <div>
      <dt>{name}</dt>
      <dd className="num">{value}</dd>
      <dd className="facts-mark">
        <Icon aria-hidden="true" /> {tr(!fact ? m.unknown : fact.reached ? m.reached : m.notReached)}
      </dd>
    </div>
  );
}
