import { type ReactNode, useId } from 'react';
import css from './card.module.css';

interface CardProps {
  title: string;
  help?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}

/** One subject of a page: what it is called, what it is for, and what can be done about it. */
export function Card({ title, help, action, children }: CardProps) {
  const id = useId();
  return (
    <section className={css.card} aria-labelledby={id}>
      <div className={css.head}>
        <div className={css.words}>
          <h2 id={id} className={css.title}>
            {title}
          </h2>
          {help && <p className={css.help}>{help}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
