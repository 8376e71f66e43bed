import { Button } from 'antd';
import { may } from '../../domain/role.ts';
import { useTr } from '../text/lang.tsx';
import { useWorkspace } from '../workspace.ts';
import { uiMessages as m } from './messages.ts';
import { Notice } from './Notice.tsx';

/** A store without patches: what to do next, or whom to ask. */
export function EmptyCounty() {
  const { user, goTo } = useWorkspace();
  const tr = useTr();
  const mayImport = may(user.role, 'import');
  return (
    <Notice
      role="status"
      title={tr(m.noCounty)}
      action={
        mayImport && (
          <Button type="primary" onClick={() => goTo('data')}>
            {tr(m.goToData)}
          </Button>
        )
      }
    >
      {tr(mayImport ? m.noCountyHow : m.noCountyAsk)}
    </Notice>
  );
}
