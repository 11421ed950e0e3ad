using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace EfSchemaBridge.Migrations;

/// <summary>
/// Says that types were made, and prints nothing: after an operation of this class with an enum, Npgsql's
/// <c>EnsureCreated</c> has open data sources read the database's types again.
/// </summary>
internal sealed class TypesMadeOperation : AlterDatabaseOperation
{
    public TypesMadeOperation() => AddAnnotation("Npgsql:Enum:any", "any");
}
