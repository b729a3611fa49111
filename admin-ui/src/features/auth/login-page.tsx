import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { meQuery, providersQuery } from '@/api/queries';
import { Button } from '@/ui/button';
import { RefusalBox } from '@/ui/refusal';
import css from './login-page.module.css';
import { type ProviderProblem, providerProblem } from './provider-problem';
import { SignInForm } from './sign-in-form';

interface LoginPageProps {
  /** What the way over an identity provider ended with. */
  problem: ProviderProblem | undefined;
  onSignedIn: () => void;
}

/** Where everybody comes in; whoever is in already is not asked again. */
export function LoginPage({ problem, onSignedIn }: LoginPageProps) {
  const { data: providers, refetch } = useQuery(providersQuery);
  return (
    <main className={css.page}>
      <title>{t`Sign in · Chatroom Central`}</title>
      <div className={css.card}>
        <img className={css.mark} src="/favicon.svg" alt="" width={40} height={40} />
        <h1 className={css.heading}>{t`Sign in to Chatroom Central`}</h1>
        {problem && <RefusalBox>{providerProblem(problem, providers?.oidc[0]?.label)}</RefusalBox>}
        {providers?.signed_in ? (
          <AlreadyIn onGoOn={onSignedIn} onSignedOut={() => void refetch()} />
        ) : (
          <SignInForm onSignedIn={onSignedIn} />
        )}
      </div>
      {providers?.first_run ? <FirstRun /> : <Forgotten />}
      <p className={css.host}>{location.host}</p>
    </main>
  );
}

function AlreadyIn({ onGoOn, onSignedOut }: { onGoOn: () => void; onSignedOut: () => void }) {
  const { data: me } = useQuery(meQuery);
  return (
    <div className={css.in}>
      <p>{me ? t`You are signed in as ${me.name}.` : t`You are signed in.`}</p>
      <Button look="primary" onClick={onGoOn}>{t`Go on to the inbox`}</Button>
      <Button look="quiet" onClick={() => void leave().then(onSignedOut)}>{t`Sign out`}</Button>
    </div>
  );
}

/** Who only comes in need not fetch how to leave. */
async function leave(): Promise<void> {
  const { signOut } = await import('./sign-out');
  const elsewhere = await signOut();
  if (elsewhere) location.assign(elsewhere);
}

function FirstRun() {
  return (
    <Hint summary={t`First time here?`} open>
      <p>{t`The first start made an administrator and printed the password, once, as “Admin password”. Sign in with it; you choose one of your own after that.`}</p>
      <LostByAll>{t`If it is lost, make another administrator where the service runs:`}</LostByAll>
    </Hint>
  );
}

function Forgotten() {
  return (
    <Hint summary={t`Forgot your password?`}>
      <p>{t`An administrator gives you a new one, under Settings, Users and roles.`}</p>
      <LostByAll>{t`If no administrator can sign in, make another where the service runs:`}</LostByAll>
    </Hint>
  );
}

function Hint({ summary, open = false, children }: { summary: string; open?: boolean; children: ReactNode }) {
  return (
    <details className={css.hint} open={open}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}

function LostByAll({ children }: { children: string }) {
  return (
    <p>
      {children} <code>./chatroom create-admin --username NAME</code>
    </p>
  );
}
