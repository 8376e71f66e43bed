import { Button } from 'antd';
import type { Text } from '../../domain/text.ts';
import { ApiFailure } from '../client/request.ts';
import { useTr } from '../text/lang.tsx';
import { accountMessages as m } from './messages.ts';

type Props = {
  query: { isFetching: boolean; isError: boolean; error: unknown; refetch: () => unknown };
  /** What failed, with {reason}. */
  failed: Text;
  loading: Text;
  /** True where the answer has come and holds nothing to draw. */
  nothing?: boolean;
};

/** How a question to the server stands: under way, failed with a way to try again, or answered with nothing. */
export function ShapeStatus({ query, failed, loading, nothing }: Props) {
  const tr = useTr();
  if (query.isFetching) {
    return (
      <p className="muted" role="status">
        {tr(loading)}
      </p>
    );
  }
  if (query.isError) {
    const { error } = query;
    const reason =
      error instanceof ApiFailure
        ? tr(error.error.text)
        : error instanceof Error
          ? error.message
          : `${error}`;
    return (
      <p className="account-failed" role="alert">
        {tr(failed, { reason })}{' '}
        <Button size="small" onClick={() => void query.refetch()}>
          {tr(m.retry)}
        </Button>
      </p>
    );
  }
  return nothing ? (
    <p className="muted" role="status">
      {tr(m.noShape)}
    </p>
  ) : null;
}
