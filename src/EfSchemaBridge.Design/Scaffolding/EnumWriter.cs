using EfSchemaBridge.Design.Scaffolding.Naming;
using EfSchemaBridge.Modeling;
using EfSchemaBridge.Schema.Semantics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EfSchemaBridge.Design.Scaffolding;

/// <summary>Writes the C# enum of a schema's enum.</summary>
internal static class EnumWriter
{
    /// <summary>The enum.</summary>
    public static GeneratedType Write(EnumType type, ModelNames names, ScaffoldOptions options)
    {
        var code = new IndentedStringBuilder();
        code.AppendSummary(Documentation(type.Documentation));
        code.AppendLine($"public enum {names.Of(type)}");
        code.AppendBlock(() =>
        {
            foreach (var (i, value) in type.Values.Index())
            {
                if (i > 0 && (Documentation(value.Documentation) is not null || IsRenamed(value)))
                {
                    code.AppendLine();
                }

                code.AppendSummary(Documentation(value.Documentation));
                if (IsRenamed(value))
                {
                    code.AppendLine($"[PgName({CodeText.Literal(value.DatabaseName)})]");
                }

                code.AppendLine($"{names.Of(type, value)},");
            }
        });
        return new(names.Of(type), options.Namespace, type.Values.Any(IsRenamed) ? ["NpgsqlTypes"] : [], code.ToString());

        string? Documentation(string? comment) => RenameComment.Of(comment).Documentation;

        bool IsRenamed(EnumValue value) => names.Of(type, value) != value.DatabaseName;
    }
}
