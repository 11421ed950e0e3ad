using System.Text;
using System.Text.RegularExpressions;

namespace EfSchemaBridge.Schema.Formatting;

/// <summary>
/// The names Prisma's formatter gives to the relation fields it adds: the model's name in camel case, in the plural for a
/// list. Its plurals are not always English ones; what counts is that both formatters find the same.
/// </summary>
internal static class RelationFieldName
{
    /// <summary>The plural is the word itself.</summary>
    public static readonly IReadOnlySet<string> Uncountable = Words(
        """
        accommodation adulthood advertising advice aggression aid air aircraft alcohol anger applause arithmetic assistance
        athletics bacon baggage beef biology blood botany bread butter carbon cardboard cash chalk chaos chess countryside
        crossroads dancing deer dignity dirt dust economics education electricity engineering enjoyment envy equipment ethics
        evidence evolution fame fiction flour flu food fuel fun furniture gallows garbage garlic genetics gold golf gossip
        grammar gratitude grief guilt gymnastics happiness hardware harm hate hatred health heat help homework honesty honey
        hospitality housework humour hunger hydrogen ice importance inflation information innocence iron irony jam jewelry
        judo karate knowledge lack laughter lava leather leisure lightning linguine linguini linguistics literature litter
        livestock logic loneliness luck luggage macaroni machinery magic management mankind marble mathematics mayonnaise
        measles methane milk money mud mumps music nature news nitrogen nonsense nurture nutrition obedience obesity oxygen
        pasta patience physics poetry pollution poverty pride psychology publicity punctuation quartz racism relaxation
        reliability research respect revenge rice rubbish rum safety scenery seafood seaside series shame sheep shopping sleep
        smoke smoking snow soap software soil spaghetti species steam stuff stupidity sunshine symmetry tennis thirst thunder
        timber traffic transportation trust underwear unemployment unity validity veal vegetation vegetarianism vengeance
        violence vitality warmth wealth weather welfare wheat wildlife wisdom yoga zinc zoology
        """);

    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["die"] = "dice",
        ["eave"] = "eaves",
        ["foot"] = "feet",
        ["goose"] = "geese",
        ["man"] = "men",
        ["ox"] = "oxen",
        ["quiz"] = "quizzes",
        ["tooth"] = "teeth",
        ["woman"] = "women",
        ["yes"] = "yeses",
    };

    /// <summary>What an ending becomes; the first that fits counts.</summary>
    private static readonly (Regex Ending, string Plural)[] Endings =
    [
        .. new[]
        {
            ("eaux$", "eaux"),
            ("(?<=child)(ren)?$", "ren"),
            ("(?<=pe)(rson|ople)$", "ople"),
            ("(?<=[ml])(ice|ouse)$", "ice"),
            ("(?<=matr|cod|mur|sil|vert|ind|append)(ix|ex)$", "ices"),
            ("(?<=x|ch|ss|sh|zz)(es)?$", "es"),
            ("(?<=[^ch][ieo][ln])ey$", "ies"),
            ("(?<=[^aeiouy]|qu)y$", "ies"),
            ("(?<=ar|l|ea|eo|oa|hoo)f$", "ves"),
            ("(?<=kni|wi|li)fe$", "ves"),
            ("sis$", "ses"),
            ("(?<=apheli|hyperbat|periheli|asyndet|noumen|phenomen|criteri|organ|prolegomen|hedr|automat)(a|on)$", "a"),
            ("(?<=agend|addend|millenni|dat|extrem|bacteri|desiderat|strat|candelabr|errat|ov|symposi|curricul|automat|quor)(a|um)$", "a"),
            ("(?<=her|at|gr)o$", "oes"),
            ("(?<=seraph|cherub)(im)?$", "im"),
            ("(?<=alumn|alg|vertebr)(a|ae)$", "ae"),
            ("(?<=alumn|syllab|octop|vir|radi|nucle|fung|cact|stimul|termin|bacill|foc|uter|loc|strat)(us|i)$", "i"),
            ("(?<=[^l]ias|[aeiou]las|[emjzr]as|[iu]am)$", ""),
            ("(?<=e[mn]u)s?$", "s"),
            ("(?<=alias|[^aou]us|tlas|gas|ris)$", "es"),
            ("(?<=ax|test)is$", "es"),
            ("(?<=[^aeiou]ese)$", ""),
            ("s?$", "s"),
        }.Select(rule => (new Regex(rule.Item1, RegexOptions.CultureInvariant), rule.Item2)),
    ];

    /// <summary>The name of a field that holds one row of a model.</summary>
    public static string One(string model)
    {
        var name = new StringBuilder();
        var startsWord = false;
        var last = '\0';
        foreach (var c in model)
        {
            if (!char.IsLetterOrDigit(c))
            {
                startsWord = true;
            }
            else if (char.IsNumber(c))
            {
                name.Append(c);
                startsWord = true;
            }
            else if (startsWord || (char.IsLower(last) && char.IsUpper(c)))
            {
                name.Append(char.ToUpperInvariant(c));
                startsWord = false;
            }
            else
            {
                name.Append(char.ToLowerInvariant(c));
                last = c;
            }
        }

        return name.ToString();
    }

    /// <summary>The name of a field that holds any number of rows of a model.</summary>
    public static string Many(string model)
    {
        var name = One(model);
        if (Uncountable.Contains(name))
        {
            return name;
        }

        if (Irregular.TryGetValue(name, out var plural))
        {
            return plural;
        }

        var (ending, replacement) = Endings.First(rule => rule.Ending.IsMatch(name));
        return ending.Replace(name, replacement, 1);
    }

    private static HashSet<string> Words(string text) =>
        text.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
}
