import { Button, Form, PasswordInput, Stack, TextInput } from '@carbon/react';
import { type FormEvent, useState } from 'react';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { useSignIn } from './session';

/** By account and password; whoever has no password here puts an API token in place of it and leaves the account out. */
export function SignInForm({ known, onSignedIn }: { known?: string; onSignedIn: () => void }) {
  const [account, setAccount] = useState(known ?? '');
  const [secret, setSecret] = useState('');
  const signIn = useSignIn();
  const send = (event: FormEvent) => {
    event.preventDefault();
    const by = account ? { account, password: secret } : { token: secret };
    signIn.mutate(by, { onSuccess: onSignedIn });
  };
  return (
    <Form onSubmit={send} aria-label="Sign in">
      <Stack gap={6}>
        {signIn.isError && <ProblemNotice error={signIn.error} />}
        <TextInput
          id="account"
          labelText="Account"
          helperText="Leave it out to sign in with an API token."
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={account}
          onChange={(event) => setAccount(event.target.value)}
        />
        <PasswordInput
          id="secret"
          labelText={account ? 'Password' : 'Password or API token'}
          autoComplete="current-password"
          autoFocus={Boolean(known)}
          value={secret}
          onChange={(event) => setSecret(event.target.value)}
        />
        <Button type="submit" disabled={signIn.isPending || !secret}>
          {signIn.isPending ? 'Signing in …' : 'Sign in'}
        </Button>
      </Stack>
    </Form>
  );
}
