import { t } from '@lingui/core/macro';
import css from './login-page.module.css';
import { SignInForm } from './sign-in-form';

export function LoginPage({ onSignedIn }: { onSignedIn: () => void }) {
  return (
    <main className={css.page}>
      <title>{t`Sign in · Chatroom Central`}</title>
      <div className={css.card}>
        <img className={css.mark} src="/favicon.svg" alt="" width={40} height={40} />
        <h1 className={css.heading}>{t`Sign in to Chatroom Central`}</h1>
        <SignInForm onSignedIn={onSignedIn} />
      </div>
      <p className={css.host}>{location.host}</p>
    </main>
  );
}
