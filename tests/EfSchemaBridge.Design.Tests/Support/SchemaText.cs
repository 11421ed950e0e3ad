using EfSchemaBridge.Schema;
using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Design.Tests.Support;

/// <summary>Reads schemas written in tests.</summary>
internal static class SchemaText
{
    private const string Preamble =
        """

        datasource db {
          provider = "postgresql"
        }

        generator client {
          provider        = "prisma-client-js"
          previewFeatures = ["views"]
        }
        """;

    /// <summary>Reads models and enums that must be right; a datasource is put behind them.</summary>
    public static PrismaSchema Bind(string text) => BindWhole(text + Preamble);

    /// <summary>Reads a schema with its own datasource, which must be right.</summary>
    public static PrismaSchema BindWhole(string text)
    {
        var result = SchemaReader.Parse([new SourceFile("schema.prisma", text)]);
        Assert.Equal([], result.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        return result.Schema!;
    }
}
