import type { Command, CommanderError } from 'commander';
import { didYouMean, Refusal, type Finding } from '@delivery/findings';

/** @throws Refusal (2): what commander refused, in our own words and with the nearest word */
export function refuseUsage(error: CommanderError, program: Command, argv: readonly string[]): never {
  throw new Refusal(2, [usageFinding(error, program, argv)]);
}

function usageFinding({ code, message }: CommanderError, program: Command, argv: readonly string[]): Finding {
  const named = (one: Command) => argv.includes(one.name());
  const group = program.commands.find(named);
  const command = group?.commands.find(named) ?? group;
  const names = [...new Set([program, group, command])].map((one) => one?.name());
  const subject = names.filter(Boolean).join(' ');
  const [, quoted = ''] = /'([^']*)'/.exec(message) ?? [];
  const help = `\`${subject} --help\` shows what it takes`;
  const finding = (found: string, fix: string, allowed?: string): Finding => {
    return { id: 'usage', severity: 'error', subject, found, ...(allowed && { allowed }), fix };
  };
  switch (code) {
    case 'commander.unknownCommand':
      return finding(
        `command "${quoted}"`,
        didYouMean(
          quoted,
          program.commands.map((one) => one.name()),
        ),
      );
    case 'commander.unknownOption': {
      const flag = quoted.replace(/=.*/s, '');
      const flags = [...(command?.options ?? []), ...program.options].flatMap(({ long }) => long ?? []);
      return finding(`option "${flag}"`, didYouMean(flag, [...flags, '--help']));
    }
    case 'commander.excessArguments': {
      const taken = command?.registeredArguments.map((argument) => `<${argument.name()}>`).join(' ');
      return finding(`argument ${command?.args.map((arg) => `"${arg}"`).join(' ')}`, help, taken || 'options only');
    }
    case 'commander.missingArgument':
      return finding(`no <${quoted}>`, help);
    case 'commander.missingMandatoryOptionValue':
      return finding(`no option "${quoted}"`, help);
    case 'commander.optionMissingArgument':
      return finding(`option "${quoted}" without a value`, help);
    case 'commander.invalidArgument': {
      const [, value = '', choices = ''] =
        /argument '([^']*)' is invalid\. Allowed choices are (.*)\./.exec(message) ?? [];
      return finding(`value "${value}" of option "${quoted}"`, didYouMean(value, choices.split(', ')), choices);
    }
    default:
      return finding(message.replace(/^error: /, ''), help);
  }
}
