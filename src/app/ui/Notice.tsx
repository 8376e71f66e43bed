import type { ReactNode } from 'react';
import './notice.css';

/** A page or panel with nothing but a message: empty, loading, failed. */
export function Notice(props: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  role?: 'alert' | 'status';
}) {
  return (
    <div className="notice" role={props.role}>
      <p className="notice-title">{props.title}</p>
      {props.children && <div className="notice-text">{props.children}</div>}
      {props.action}
    </div>
  );
}
