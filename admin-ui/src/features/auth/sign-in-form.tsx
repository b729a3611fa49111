import { t } from '@lingui/core/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { NoAnswerError, ProblemError, requestIdOf } from '@/api/problem';
import { providersQuery } from '@/api/queries';
import { Button } from '@/ui/button';
import { SecretField, TextField } from '@/ui/field';
import { RefusalBox } from '@/ui/refusal';
import { type Credentials, signIn } from './sign-in';
import css from './sign-in-form.module.css';

type Way = 'password' | 'token';

/** Every way in: password, an identity provider, or a pasted API token. */
export function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const [way, setWay] = useState<Way>('password');
  const providers = useQuery(providersQuery);
  const attempt = useMutation({ mutationFn: signIn, onSuccess: onSignedIn });

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' ? value : '';
    };
    const credentials: Credentials =
      way === 'token'
        ? { token: field('token').trim() }
        : { username: field('username').trim(), password: field('password') };
    attempt.mutate(credentials);
  };
  const change = (next: Way) => {
    attempt.reset();
    setWay(next);
  };

  return (
    <div className={css.ways}>
      <form key={way} className={css.form} onSubmit={submit}>
        {attempt.error && (
          <RefusalBox requestId={isExpected(attempt.error) ? null : requestIdOf(attempt.error)}>
            {explain(attempt.error, way)}
          </RefusalBox>
        )}
        {way === 'password' ? (
          <>
            <TextField
              label={t`Username`}
              name="username"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              autoFocus
              required
            />
            <SecretField label={t`Password`} name="password" autoComplete="current-password" required />
          </>
        ) : (
          <SecretField
            label={t`API token`}
            name="token"
            autoComplete="off"
            help={t`It is traded for a session and not kept in this browser.`}
            autoFocus
            required
          />
        )}
        <Button type="submit" look="primary" className={css.wide} busy={attempt.isPending}>
          {attempt.isPending ? t`Signing in…` : t`Sign in`}
        </Button>
      </form>

      <div className={css.others}>
        <span className={css.or}>{t`or`}</span>
        {providers.data?.oidc.map((provider) => (
          <a key={provider.id} className={css.provider} href={provider.login_url}>
            {t`Continue with ${provider.label}`}
          </a>
        ))}
        {providers.isError && (
          <p className={css.note}>{t`Other ways to sign in could not be loaded. Reload the page to try again.`}</p>
        )}
        <Button look="quiet" className={css.wide} onClick={() => change(way === 'password' ? 'token' : 'password')}>
          {way === 'password' ? t`Paste a token` : t`Use a password`}
        </Button>
      </div>
    </div>
  );
}

function explain(error: Error, way: Way): string {
  if (error instanceof NoAnswerError) return t`The server could not be reached. Check your connection and try again.`;
  if (!(error instanceof ProblemError)) return t`Something unexpected happened. Try again.`;
  if (error.status === 401) {
    return way === 'token'
      ? t`This token is not valid: it may have expired or been revoked.`
      : t`Wrong username or password.`;
  }
  if (error.status === 429) return t`Too many attempts. Wait a moment and try again.`;
  return error.message;
}

/** Nobody has to look for the request in a log. */
function isExpected(error: Error): boolean {
  return error instanceof ProblemError && (error.status === 401 || error.status === 429);
}
