import { Component } from 'preact';
import type { Say } from './texts';
import type { Said } from './visitor';

interface PreChatProps {
  required: boolean;
  name: string | undefined;
  email: string | undefined;
  say: Say;
  onSaid: (said: Said) => void;
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

function textOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

interface Errors {
  name?: string;
  email?: string;
}

/** Asks who somebody is before he writes. */
export class PreChat extends Component<PreChatProps, Errors> {
  private readonly submit = (event: SubmitEvent) => {
    event.preventDefault();
    const { required, say, onSaid } = this.props;
    const form = event.currentTarget as HTMLFormElement;
    const data = new FormData(form);
    const said = { name: textOf(data, 'name'), email: textOf(data, 'email') };
    const name = required && !said.name ? say('nameNeeded') : '';
    const email = (said.email ? !EMAIL.test(said.email) : required) ? say('emailInvalid') : '';
    this.setState({ name, email });
    const first = name ? 'name' : email ? 'email' : undefined;
    if (first) form.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus();
    else onSaid({ ...(said.name && { name: said.name }), ...(said.email && { email: said.email }) });
  };

  render({ required, name, email, say, onSaid }: PreChatProps, errors: Errors) {
    const field = (which: 'name' | 'email', value: string | undefined) => (
      <div class="ask">
        <label for={which}>
          {say(which)} {!required && <span>({say('optional')})</span>}
        </label>
        <input
          id={which}
          name={which}
          type={which === 'email' ? 'email' : 'text'}
          autocomplete={which}
          maxLength={which === 'email' ? 254 : 200}
          defaultValue={value}
          required={required}
          aria-invalid={Boolean(errors[which])}
          aria-describedby={errors[which] ? `${which}-error` : undefined}
        />
        {errors[which] && (
          <p class="error" id={`${which}-error`}>
            {errors[which]}
          </p>
        )}
      </div>
    );

    return (
      <form class="pre-chat" onSubmit={this.submit} noValidate aria-labelledby="ask">
        <h2 id="ask">{say('askTitle')}</h2>
        <p>{say('askHelp')}</p>
        {field('name', name)}
        {field('email', email)}
        <div class="actions">
          <button type="submit" class="primary">
            {say('start')}
          </button>
          {!required && (
            <button type="button" class="quiet" onClick={() => onSaid({})}>
              {say('skip')}
            </button>
          )}
        </div>
      </form>
    );
  }
}
