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
      <details className={css.first}>
        <summary>{t`First time here?`}</summary>
        <p>{t`The first start made an administrator and printed the password, once, as “Admin password”. Sign in with it, then add people under Settings.`}</p>
        <p>
          {t`If it is lost, make another administrator:`} <code>./chatroom create-admin --username NAME</code>
        </p>
      </details>
      <p className={css.host}>{location.host}</p>
    </main>
  );
}
