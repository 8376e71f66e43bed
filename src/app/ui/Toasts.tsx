import { CloseOutlined } from '@ant-design/icons';
import { useTr } from '../text/lang.tsx';
import { uiMessages as m } from './messages.ts';
import { dismissToast, useToasts } from './toasts.ts';
import './toasts.css';

/** Messages at the foot of the page; read out by screen readers, never in the way of the next key. */
export function Toasts() {
  const toasts = useToasts();
  const tr = useTr();
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toasts.map((toast) => (
        <div key={toast.id} className="toast" data-tone={toast.tone}>
          <span className="toast-text">{tr(toast.text)}</span>
          {toast.action && (
            <button
              type="button"
              className="toast-action"
              onClick={() => {
                dismissToast(toast.id);
                toast.action?.run();
              }}
            >
              {tr(toast.action.text)}
              {toast.action.key && (
                <span className="kbd" aria-hidden="true">
                  {toast.action.key}
                </span>
              )}
            </button>
          )}
          <button
            type="button"
            className="iconButton toast-close"
            aria-label={tr(m.closeMessage)}
            onClick={() => dismissToast(toast.id)}
          >
            <CloseOutlined aria-hidden="true" />
          </button>
        </div>
      ))}
    </div>
  );
}
