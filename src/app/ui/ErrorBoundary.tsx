import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { useTr } from '../text/lang.tsx';
import { uiMessages as m } from './messages.ts';
import { Notice } from './Notice.tsx';

type Props = {
  children: ReactNode /** Shown instead; the default explains and offers a reload. */;
  fallback?: ReactNode;
  /** What is shown inside; another value gives it a new chance. */
  shows?: string | number | undefined;
};

/** Keeps a fault in one part of the page from taking the rest with it. */
export class ErrorBoundary extends Component<Props, { error: Error | null }> {
  override state = { error: null as Error | null };
  static getDerivedStateFromError(error: Error) {
    return { error };
  }
  override componentDidUpdate(before: Props) {
    if (before.shows !== this.props.shows && this.state.error) this.setState({ error: null });
  }
  override render() {
    if (!this.state.error) return this.props.children;
    return this.props.fallback ?? <Crashed error={this.state.error} />;
  }
}

function Crashed({ error }: { error: Error }) {
  const tr = useTr();
  return (
    <Notice
      title={tr(m.crashed)}
      action={<Button onClick={() => location.reload()}>{tr(m.reload)}</Button>}
      role="alert"
    >
      <p>{tr(m.crashedHow)}</p>
      <pre className="notice-detail">{error.message}</pre>
    </Notice>
  );
}
