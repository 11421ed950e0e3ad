using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Semantics;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>An index type can hold each of its fields, with the operator class given or with a default one.</summary>
internal sealed class IndexTypesFitFields : TableRule
{
    private static readonly Dictionary<IndexType, (ScalarType[] Scalars, string[] NativeTypes)> WithDefaultClass = new()
    {
        [IndexType.Gist] = ([ScalarType.String], []),
        [IndexType.Gin] = ([ScalarType.Json], ["JsonB"]),
        [IndexType.SpGist] = ([ScalarType.String], ["Inet", "Text", "VarChar", "Char"]),
        [IndexType.Brin] = (
            [ScalarType.String, ScalarType.Bytes, ScalarType.DateTime, ScalarType.Float, ScalarType.Int, ScalarType.BigInt, ScalarType.Decimal],
            [
                "Bit", "VarBit", "Char", "VarChar", "Text", "Uuid", "Inet", "ByteA", "SmallInt", "Integer", "BigInt", "Oid", "Decimal",
                "Real", "DoublePrecision", "Date", "Time", "Timetz", "Timestamp", "Timestamptz",
            ]),
    };

    protected override void Check(ModelSymbol model, SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        foreach (var index in model.Indexes)
        {
            foreach (var field in index.Fields.Where(field => field.OperatorClass is not { IsRaw: true }))
            {
                if (Flaw(index.Type ?? IndexType.BTree, field) is { } flaw)
                {
                    diagnostics.Error(field.OperatorClass is null ? DiagnosticCodes.IndexedType : DiagnosticCodes.OperatorClass, index.Span, flaw.Message, flaw.Hint);
                }
            }
        }
    }

    private static (string Message, string? Hint)? Flaw(IndexType type, KeyField key) =>
        key.OperatorClass is { } operatorClass
            ? FlawOfClass(type, key.Field, OperatorClasses.Find(operatorClass.Name)!)
            : FlawOfType(type, key.Field);

    private static (string, string?)? FlawOfClass(IndexType type, FieldSymbol field, OperatorClassDefinition operatorClass)
    {
        if (!operatorClass.IndexTypes.Contains(type))
        {
            return ($"The operator class {operatorClass.Name} does not work with indexes of type {type}.",
                $"It needs `type: {operatorClass.IndexTypes[0]}`.");
        }

        if (operatorClass.Name == OperatorClasses.ForLists)
        {
            return field.IsList ? null : ($"The operator class {operatorClass.Name} is for lists, but `{field}` is none.", null);
        }

        if (field.NativeType is { } native)
        {
            return operatorClass.NativeTypes.Contains(native.Name)
                ? null
                : ($"The operator class {operatorClass.Name} does not fit the native type {native.Name} of `{field}`.", null);
        }

        if (operatorClass.ScalarType is null)
        {
            return ($"The operator class {operatorClass.Name} needs a native type on `{field}`.",
                $"It fits {string.Join(", ", operatorClass.NativeTypes)}.");
        }

        return field.Is(operatorClass.ScalarType.Value)
            ? null
            : ($"The operator class {operatorClass.Name} is for fields of type {operatorClass.ScalarType}, but `{field}` is of type {field.Syntax.Type!.Name}.", null);
    }

    private static (string, string?)? FlawOfType(IndexType type, FieldSymbol field)
    {
        if (!WithDefaultClass.TryGetValue(type, out var fitting) || (type == IndexType.Gin && field.IsList))
        {
            return null;
        }

        if (field.NativeType is { } native)
        {
            return fitting.NativeTypes.Contains(native.Name)
                ? null
                : ($"The native type {native.Name} of `{field}` has no default operator class for indexes of type {type}.",
                    $"Name one, as in `{field}(ops: raw(\"...\"))`.");
        }

        return field.Kind == FieldKind.Unsupported || (field.ScalarType is { } scalar && fitting.Scalars.Contains(scalar))
            ? null
            : ($"An index of type {type} cannot hold `{field}`, which is of type {field.Syntax.Type!.Name}.",
                $"Name an operator class, as in `{field}(ops: raw(\"...\"))`, or leave `type` out.");
    }
}
