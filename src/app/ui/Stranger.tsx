import { Button } from 'antd';
import { usePlace } from '../router/place.ts';
import { useTr } from '../text/lang.tsx';
import { useWorkspace } from '../workspace.ts';
import { uiMessages as m } from './messages.ts';
import { Notice } from './Notice.tsx';

/** At an address that is no workspace, or none of this role. */
export function Stranger() {
  const tr = useTr();
  const { goTo } = useWorkspace();
  const { workspace } = usePlace();
  return (
    <Notice
      role="alert"
      title={tr(workspace === 'unknown' ? m.notFound : m.notAllowed)}
      action={<Button onClick={() => goTo('triage')}>{tr(m.notFoundHow)}</Button>}
    />
  );
}
