import { type ReactNode, useId } from 'react';
import type { Question } from './parts.ts';
import styles from './preview.module.css';

/** One matter of the preview: its name on the left, what is known about it on the right; marked where it is open. */
export function Section(props: { title: string; question?: Question; children: ReactNode }) {
  const id = useId();
  const { question } = props;
  return (
    <section className={question ? `${styles.section} ${styles.asked}` : styles.section} aria-labelledby={id}>
      <h4 id={id}>{props.title}</h4>
      <div className={styles.content}>
        {question && <p className={styles.question}>{question.ask}</p>}
        {question?.why && <p className={styles.quiet}>{question.why}</p>}
        {props.children}
      </div>
    </section>
  );
}
