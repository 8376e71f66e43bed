import { Button } from 'antd';
import { ApiFailure } from '../client/request.ts';
import { useTr } from '../text/lang.tsx';
import { uiMessages as m } from './messages.ts';
import { Notice } from './Notice.tsx';

/** What could not be loaded, why, and a way to try again. */
export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  const tr = useTr();
  const reason =
    error instanceof ApiFailure ? tr(error.error.text) : error instanceof Error ? error.message : `${error}`;
  return (
    <Notice
      role="alert"
      title={tr(m.cannotLoad)}
      action={
        <Button type="primary" onClick={retry}>
          {tr(m.retry)}
        </Button>
      }
    >
      {reason}
    </Notice>
  );
}
