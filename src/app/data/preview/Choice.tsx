import type { ReactNode } from 'react';
import styles from './preview.module.css';

type Props = {
  /** Ties the choices of one question together. */
  group: string;
  checked: boolean;
  onChoose: () => void;
  /** Pointed at or reached by keyboard, before it is chosen. */
  onLook?: (looking: boolean) => void;
  title: ReactNode;
  children?: ReactNode;
};

/** One of several answers, taken by one click or by the arrow keys. */
export function Choice({ group, checked, onChoose, onLook, title, children }: Props) {
  return (
    <label
      className={checked ? `${styles.choice} ${styles.taken}` : styles.choice}
      onPointerEnter={() => onLook?.(true)}
      onPointerLeave={() => onLook?.(false)}
    >
      <input
        type="radio"
        name={group}
        checked={checked}
        onChange={onChoose}
        onFocus={() => onLook?.(true)}
        onBlur={() => onLook?.(false)}
      />
      <span className={styles.choiceTitle}>{title}</span>
      {children && <span className={styles.choiceNote}>{children}</span>}
    </label>
  );
}
