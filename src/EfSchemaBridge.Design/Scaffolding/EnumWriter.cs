using EfSchemaBridge.Design.Scaffolding.Naming;
using EfSchemaBridge.Schema.Semantics;

namespace EfSchemaBridge.Design.Scaffolding;

/// <summary>Writes the C# enum of a schema's enum.</summary>
internal static class EnumWriter
{
    /// <summary>The enum's file.</summary>
    public static GeneratedFile Write(EnumType type, ModelNames names, ScaffoldOptions options)
    {
        var namespaces = type.Values.Any(IsRenamed) ? ["NpgsqlTypes"] : Array.Empty<string>();
        return CodeFile.Of(names.Of(type), options, namespaces, code =>
        {
            code.AppendSummary(type.Documentation);
            code.AppendLine($"public enum {names.Of(type)}");
            code.AppendBlock(() =>
            {
                foreach (var (i, value) in type.Values.Index())
                {
                    if (i > 0 && (value.Documentation is not null || IsRenamed(value)))
                    {
                        code.AppendLine();
                    }

                    code.AppendSummary(value.Documentation);
                    if (IsRenamed(value))
                    {
                        code.AppendLine($"[PgName({CodeText.Literal(value.DatabaseName)})]");
                    }

                    code.AppendLine($"{names.Of(type, value)},");
                }
            });
        });

        bool IsRenamed(EnumValue value) => names.Of(type, value) != value.DatabaseName;
    }
}
