import { Button, TextArea } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWho } from '../../shared/directory/names';
import { Moment } from '../../shared/ui/Moment';
import { ProblemNotice } from '../../shared/ui/ProblemNotice';
import { comment, comments, useModeling } from './models';

/** What was remarked on a draft, and a place to remark something. */
export function Comments({
  draft,
  open,
  onShow,
}: {
  draft: string;
  open: boolean;
  onShow?: (element: string) => void;
}) {
  const { data, error } = useQuery(comments(draft));
  const who = useWho();
  const [text, setText] = useState('');
  const send = useModeling(
    () => comment(draft, { text }),
    () => setText(''),
  );
  return (
    <>
      {error && <ProblemNotice error={error} />}
      {data?.length === 0 && <p className="quiet">Nobody has remarked anything yet.</p>}
      <ul className="remarks" aria-label="Comments">
        {data?.map((one) => (
          <li key={one.id}>
            <p className="quiet">
              <strong>
                <bdi>{who(one.account)}</bdi>
              </strong>
              , <Moment at={one.at} />
              {one.element && onShow && (
                <>
                  {', on '}
                  <button type="button" className="link" onClick={() => onShow(one.element as string)}>
                    {one.element}
                  </button>
                </>
              )}
            </p>
            <p className="words" dir="auto">
              {one.text}
            </p>
          </li>
        ))}
      </ul>
      {open && (
        <div className="fields remark">
          <TextArea
            id="remark"
            labelText="Comment"
            dir="auto"
            rows={3}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          {send.isError && <ProblemNotice error={send.error} />}
          <Button
            kind="tertiary"
            size="sm"
            disabled={text.trim() === '' || send.isPending}
            onClick={() => send.mutate(undefined)}
          >
            Send the comment
          </Button>
        </div>
      )}
    </>
  );
}
