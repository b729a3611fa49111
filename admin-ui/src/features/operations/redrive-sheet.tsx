import { plural, t } from '@lingui/core/macro';
import { useEffect, useRef, useState } from 'react';
import { count } from '@/i18n/format';
import { Button } from '@/ui/button';
import { type DeadGroup, fateOf, filterOf, redrive } from './deliveries-query';
import { useInboxName } from './inbox-select';
import css from './operations.module.css';

const CANARIES = 10;
const BATCH = 25;
/** With a batch each so often, at most five a second leave. */
const BATCH_EVERY = 5_000;
const LOOK_EVERY = 2_000;

type Step = 'ask' | 'canary' | 'judged' | 'running' | 'paused' | 'done';

interface Canaries {
  readonly ids: readonly string[];
  readonly arrived: number;
  readonly failed: number;
}

const NO_CANARIES: Canaries = { ids: [], arrived: 0, failed: 0 };

/** Sends a group again, ten first: only when these arrive is it worth sending the rest. */
export function RedriveSheet({ group, onDone }: { group: DeadGroup; onDone: () => void }) {
  const nameOf = useInboxName();
  const [step, setStep] = useState<Step>('ask');
  const [canaries, setCanaries] = useState(NO_CANARIES);
  const [sent, setSent] = useState(0);
  const queued = useRef(0);
  const [problem, setProblem] = useState<string | null>(null);

  const sendCanaries = () => {
    setStep('canary');
    redrive({ filter: filterOf(group), dry_run: false, limit: Math.min(CANARIES, group.count) })
      .then(({ items, redriven }) => {
        queued.current = redriven;
        setSent(redriven);
        setCanaries({
          ...NO_CANARIES,
          ids: items.filter((one) => one.outcome === 'queued').map((one) => one.message_id),
        });
      })
      .catch((error: unknown) => {
        setProblem(wordsOf(error));
        setStep('paused');
      });
  };

  useEffect(() => {
    if (step !== 'canary' || canaries.ids.length === 0) return;
    const timer = setInterval(() => {
      Promise.all(canaries.ids.map(fateOf))
        .then((fates) => {
          const arrived = fates.filter((fate) => fate === 'arrived').length;
          const again = fates.filter((fate) => fate === 'failed again').length;
          setCanaries({ ids: canaries.ids, arrived, failed: again });
          if (arrived + again === fates.length) setStep('judged');
        })
        .catch(() => undefined); // Looked at again in a moment.
    }, LOOK_EVERY);
    return () => clearInterval(timer);
  }, [step, canaries.ids]);

  // What fails again matches once more: never more are sent than there were.
  const left = Math.max(0, group.count - sent);
  useEffect(() => {
    if (step !== 'running') return;
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const next = () => {
      const limit = Math.min(BATCH, group.count - queued.current);
      if (limit <= 0) {
        setStep('done');
        return;
      }
      redrive({ filter: filterOf(group), dry_run: false, limit })
        .then(({ redriven }) => {
          queued.current += redriven;
          setSent(queued.current);
          if (stopped) return;
          if (redriven === 0) setStep('done');
          else timer = setTimeout(next, BATCH_EVERY);
        })
        .catch((error: unknown) => {
          setProblem(wordsOf(error));
          setStep('paused');
        });
    };
    next();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [step, group]);

  const total = count(group.count);
  const seconds = Math.ceil(left / BATCH) * (BATCH_EVERY / 1000);
  const minutes = Math.ceil(seconds / 60);
  const waiting = canaries.ids.length - canaries.arrived - canaries.failed;
  return (
    <div className={css.sheet}>
      <p>
        <strong>{plural(group.count, { one: '# dead reply', other: '# dead replies' })}</strong> ·{' '}
        {nameOf(group.inboxId)}
        <br />
        {group.reason}
      </p>
      {step === 'ask' && (
        <p>{t`Ten go first. When these arrive, the rest can follow, at most five a second. What is on its way already is left alone.`}</p>
      )}
      {canaries.ids.length > 0 && (
        <ul className={css.results} aria-live="polite">
          <li className={css.good}>{plural(canaries.arrived, { one: '# arrived', other: '# arrived' })}</li>
          {canaries.failed > 0 && (
            <li className={css.bad}>{plural(canaries.failed, { one: '# failed again', other: '# failed again' })}</li>
          )}
          {waiting > 0 && <li>{plural(waiting, { one: '# on its way', other: '# on their way' })}</li>}
        </ul>
      )}
      {step === 'judged' && canaries.failed > 0 && (
        <p className={css.bad}>{t`Some of the first ten failed again. The cause is probably still there.`}</p>
      )}
      {(step === 'running' || step === 'paused' || step === 'done') && (
        <>
          <progress className={css.progress} value={sent} max={group.count} aria-label={t`Sent again`} />
          <p>{t`${count(sent)} of ${total} are queued again.`}</p>
        </>
      )}
      {problem && (
        <p role="alert" className={css.bad}>
          {problem}
        </p>
      )}
      <div className={css.buttons}>
        {step === 'ask' && (
          <>
            <Button look="quiet" onClick={onDone}>{t`Leave them`}</Button>
            <Button look="primary" onClick={sendCanaries}>
              {group.count <= CANARIES ? t`Send ${total} again` : t`Try 10 first`}
            </Button>
          </>
        )}
        {step === 'canary' && <Button look="quiet" onClick={onDone}>{t`Close; they go on`}</Button>}
        {step === 'judged' && left > 0 && (
          <>
            <Button look="quiet" onClick={onDone}>{t`Stop here`}</Button>
            <Button look={canaries.failed > 0 ? 'plain' : 'primary'} onClick={() => setStep('running')}>
              {t`Send the other ${count(left)}, about ${minutes} min`}
            </Button>
          </>
        )}
        {step === 'running' && <Button onClick={() => setStep('paused')}>{t`Pause`}</Button>}
        {step === 'paused' && (
          <Button
            look="primary"
            onClick={() => {
              setProblem(null);
              setStep('running');
            }}
          >{t`Go on`}</Button>
        )}
        {(step === 'done' || (step === 'judged' && left === 0)) && <Button onClick={onDone}>{t`Done`}</Button>}
      </div>
    </div>
  );
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : t`Something unexpected happened.`;
}
