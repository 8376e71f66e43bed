import { EllipsisOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import type { CSSProperties } from 'react';
import type { PatchRow } from '../../domain/patch.ts';
import { may, ROLES } from '../../domain/role.ts';
import { refuseVerdict } from '../../domain/verdict.ts';
import { useTr } from '../text/lang.tsx';
import { useTheme } from '../theme/theme.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import { useWorkspace } from '../workspace.ts';
import { triageMessages as m } from './messages.ts';
import { useSigning } from './signingContext.ts';

/** One button a verdict, always in the same place; a key each. Those who may not sign read why. */
export function VerdictBar({ row }: { row: PatchRow }) {
  const { catalog, user } = useWorkspace();
  const { vocabulary } = catalog;
  const { theme } = useTheme();
  const signing = useSigning();
  const tr = useTr();
  if (!may(user.role, 'sign')) {
    return <p className="verdictBar-readOnly">{tr(m.readOnly, { role: tr(ROLES[user.role].name) })}</p>;
  }
  const firstChoice = vocabulary.verdicts.some((one) => one.code === row.state) ? row.state : 'violating';
  return (
    <div className="verdictBar" role="toolbar" aria-label={tr(m.verdicts)}>
      {vocabulary.verdicts.map((verdict) => {
        const refusal = refuseVerdict(vocabulary, user.role, row.state, verdict.code);
        const style = { '--state': verdict.symbol[theme] } as CSSProperties;
        const name = tr(verdict.name);
        return (
          <Tooltip key={verdict.code} title={refusal ? tr(refusal.text) : undefined}>
            {/* Not `disabled`: a disabled button cannot say why. */}
            <button
              type="button"
              className="verdict"
              style={style}
              aria-label={name}
              aria-keyshortcuts={verdict.key}
              aria-disabled={refusal ? true : undefined}
              aria-pressed={row.state === verdict.code}
              aria-description={refusal ? tr(refusal.text) : undefined}
              onClick={() => signing.sign(row, verdict.code)}
            >
              <StateMark vocabulary={vocabulary} state={verdict.code} />
              <span className="verdict-name">{name}</span>
              <span className="kbd" aria-hidden="true">
                {verdict.key}
              </span>
            </button>
          </Tooltip>
        );
      })}
      <Tooltip title={tr(m.withSecondTip)}>
        <button
          type="button"
          className="verdict verdict-more"
          aria-label={tr(m.withSecond)}
          aria-expanded={signing.chooser !== null}
          onClick={() => signing.openChooser(signing.chooser ? null : firstChoice)}
        >
          <EllipsisOutlined aria-hidden="true" />
        </button>
      </Tooltip>
    </div>
  );
}
